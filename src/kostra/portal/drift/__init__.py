"""What those who run the service read: is it alive, is it ready, how much, and what is wrong."""

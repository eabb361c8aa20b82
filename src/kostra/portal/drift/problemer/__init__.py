"""What is wrong with the service: told to those who run it, once a day, if there is something."""

"""What a kommune sees, shown to staff without being the kommune."""

"""What was changed in Word, taken into the file as it is now."""

"""Documents in Word: typed blocks, and the writer that makes a .docx of them."""

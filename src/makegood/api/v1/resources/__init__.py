"""What can be read: each noun as a program sees it, through the same gates as the pages."""

"""The letters, in the words and the language of whoever gets them."""

"""Articles of documentation: what a product's own pages answer."""

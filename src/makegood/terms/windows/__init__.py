"""For how long a purchase carries support and updates, and what a renewal brings and costs."""

"""What can be bought: products, editions, prices, releases, and what is known of them."""

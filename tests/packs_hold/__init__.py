"""Do the agreements that come with the product hold what they say?"""

"""Access details of a customer's site: asked for, given, looked at, erased."""

"""What the benchmarks share: a full desk, the product serving it, whoever asks, and the floors."""

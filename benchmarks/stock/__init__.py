"""What one would write first: ModelSerializers nested in each other over prefetched rows, on the same facts."""

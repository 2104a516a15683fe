"""Short news passages of ours with their acts, in two halves."""

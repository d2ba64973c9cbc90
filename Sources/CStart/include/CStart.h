// Nothing to call: what stands in CStart.c runs before `main`.

"""The Django project around docs_app: settings, addresses, headers and serving."""

import gc

# Architectures are large, frozen and free of cycles. Python's own thresholds would have the
# collector look through all of them again and again while the next is read: with 10,000 hops, a
# third of the time of a save. These let more garbage of other kinds gather first: some megabytes.
gc.set_threshold(20_000, 20, 10)

"""The executor ``dask``: many files, checked by the workers of a cluster of Dask."""

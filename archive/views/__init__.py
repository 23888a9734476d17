"""The pages: a request in, a page, a table or JSON out."""

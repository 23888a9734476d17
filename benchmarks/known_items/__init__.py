"""Known items: somebody remembers a piece of a headline, a name or a number, types it one way or another, and expects
the article. Measured on any folder of texts, beside two engines as they come out of their boxes."""

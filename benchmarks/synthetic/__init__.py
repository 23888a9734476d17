"""Synthetic articles for measuring: as many as wanted, with the counts and frequencies of real ones, of nobody's text.

Sentences of the seeds are recombined with invented words whose frequencies follow Zipf's law; people, bodies, places
and directives grow with the square root of the articles, as those of real archives do (Heaps' law).
"""

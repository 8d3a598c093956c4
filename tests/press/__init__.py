"""Newspaper pages whose structure is known: articles laid out on a page with the damage that OCR does.

``corpus`` gives articles, ``layout`` sets one as labelled lines, ``damage`` tears them, ``interleave`` mixes them, ``page`` puts a page together.
Everything follows from a seed number, so that a page can be made again.
"""

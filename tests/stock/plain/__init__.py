"""What a site has without the app: page types and a snippet of its own, with nothing to them."""

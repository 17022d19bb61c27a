"""A site as in production, with a stock page type beside the reviews."""

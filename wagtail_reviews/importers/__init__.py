"""Old reviews in: readers yield reviews as the contract has them, one writer saves them."""

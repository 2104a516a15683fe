"""How the model is made: from the data folder to the shipped weights."""

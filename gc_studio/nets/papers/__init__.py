"""Networks of the papers that the studio model is built on, each as its paper has them, but narrow."""

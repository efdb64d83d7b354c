"""Questions of learning platforms, as question banks have them: read them, and make facts."""

"""Which releases may be downloaded, and whether support is given for a platform."""

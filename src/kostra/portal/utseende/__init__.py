"""Templates, components, icons, styles: Designsystemet, served by ourselves."""

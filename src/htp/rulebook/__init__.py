"""What the law says, as dated and sourced data that can be reviewed without reading Python."""

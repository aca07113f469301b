//! placeholder
/// x
pub struct Layout;
/// x
pub fn lay_out() {}

//! What hashing a password costs.

/// What hashing a password costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
}

impl Default for PasswordCost {
    /// OWASP's first recommendation: m = 19 MiB, t = 2 (p = 1).
    fn default() -> Self {
        Self { memory_kib: 19_456, passes: 2 }
    }
}

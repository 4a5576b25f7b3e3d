//! A hash that is the same at build time and in the program. `build.rs` includes this file, too.

/// FNV-1a over characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    /// The hash of what was hashed so far with `c` behind it.
    #[must_use]
    pub fn with(self, c: char) -> Self {
        Self((self.0 ^ u64::from(c)).wrapping_mul(0x0000_0100_0000_01b3))
    }

    /// The number.
    pub fn value(self) -> u64 {
        self.0
    }
}

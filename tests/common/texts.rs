//! Texts that are put together from pieces.

use proptest::prelude::*;
use proptest::sample::select;

/// Failures are shown shrunk; nothing is written beside the tests.
pub fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Some text of `pieces` with `gaps` behind them, Kurdish most of the time.
pub fn text_of(
    pieces: impl Strategy<Value = String>,
    gaps: &'static [&'static str],
) -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec((pieces, select(gaps)), 0..30);
    (any::<bool>(), pieces).prop_map(|(kurdish, pieces)| {
        let mut text = String::from(if kurdish {
            "ئەمە لە کوردستان "
        } else {
            ""
        });
        for (piece, gap) in pieces {
            text.push_str(&piece);
            text.push_str(gap);
        }
        text
    })
}

//! Signs for a terminal that knows no more than ASCII. Words are left as they are: a language has no second best.

/// Which signs a terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyphs {
    /// Box drawing and block elements.
    Unicode,
    /// `-`, `|`, `#` and the like.
    Ascii,
}

impl Glyphs {
    /// A text with the signs that can be shown; each takes one column, as before.
    pub(super) fn of(self, text: String) -> String {
        match self {
            Glyphs::Unicode => text,
            Glyphs::Ascii => text.chars().map(ascii).collect(),
        }
    }
}

fn ascii(char: char) -> char {
    match char {
        // Heavy lines are told from light ones, and what the applicant carries from what is passed on.
        '━' => '=',
        '╍' | '╌' => '~',
        '─' | '–' | '−' => '-',
        '│' | '┃' => '|',
        '┊' => ':',
        '└' | '┘' | '├' | '┤' | '┴' | '┼' | '┗' | '┛' | '┣' | '┫' | '┻' | '╋' => '+',
        '▶' | '→' => '>',
        '◀' | '↩' => '<',
        '█' | '▉' | '▊' | '▋' | '▌' | '▐' => '#',
        '▍' | '▎' | '▏' => '-',
        '▓' => '+',
        '▒' => '=',
        '░' | '·' | '…' => '.',
        '●' | '◆' => '*',
        '○' | '◇' | '◎' => 'o',
        '▼' => 'v',
        '▲' => '^',
        '✓' => 'v',
        '×' => 'x',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_keeps_its_column() {
        let drawn = "○ 受理 ◀━━┛ ▏█▌░ ↩ 2";
        assert_eq!(Glyphs::Ascii.of(drawn.to_owned()), "o 受理 <==+ -##. < 2");
        assert_eq!(Glyphs::Unicode.of(drawn.to_owned()), drawn);
    }
}

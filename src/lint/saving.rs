//! What a change would save: the analyses are run again with it made (findings.md, house rule 4). Times of steps are never added up.

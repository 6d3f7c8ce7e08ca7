//! Electronic signatures of PDFs, made by pyHanko, whose validator is the judge.

mod damage;
mod judged;
mod pyhanko;
mod shown;

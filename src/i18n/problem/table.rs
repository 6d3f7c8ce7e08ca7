//! What to do about a table of holders: its columns, rows and cells.

use domain::problem::{Fault, Field, Problem};

use super::super::{fill, pick};

/// What to do about a fault of a table; blank for any other.
pub fn fault(problem: &Problem, name: &str) -> String {
    let t = pick(&ID, &EN);
    match &problem.fault {
        Fault::MissingColumn(column) => fill(t.missing_column, column),
        Fault::UnknownColumn(column) => fill(t.unknown_column, column),
        Fault::NoHead => t.no_head.into(),
        Fault::TwoTables(one, other) => fill(&fill(t.two_tables, one), other),
        Fault::WorkbookUnreadable => t.workbook_unreadable.into(),
        Fault::TooManyRows(most) => fill(t.too_many_rows, &most.to_string()),
        Fault::CellCount => t.cell_count.into(),
        Fault::Formula => fill(t.formula, name),
        Fault::Rounded => fill(t.rounded, name),
        Fault::DateOrder => fill(t.date_order, name),
        Fault::RepeatedLine(line) if problem.field == Field::Email => fill(t.repeated_email, &line.to_string()),
        Fault::RepeatedLine(line) => fill(&fill(t.repeated_line, name), &line.to_string()),
        _ => String::new(),
    }
}

struct Text {
    missing_column: &'static str,
    unknown_column: &'static str,
    no_head: &'static str,
    two_tables: &'static str,
    workbook_unreadable: &'static str,
    too_many_rows: &'static str,
    cell_count: &'static str,
    formula: &'static str,
    rounded: &'static str,
    date_order: &'static str,
    repeated_email: &'static str,
    repeated_line: &'static str,
}

const ID: Text = Text {
    missing_column: "Tambahkan kolom “{}” ke dalam tabel",
    unknown_column: "Hapus kolom “{}” atau perbaiki namanya: tidak ada kolom bernama itu",
    no_head: "Tambahkan baris judul kolom di atas data: nama, nik, email, hp, unit, jabatan",
    two_tables: "Sisakan satu lembar yang berisi pemegang: lembar “{}” dan “{}” sama-sama berisi tabel pemegang",
    workbook_unreadable: "Simpan ulang sebagai .xlsx tanpa kata sandi, atau sebagai CSV: berkas ini rusak, terkunci, berformat lain, atau terlalu besar",
    too_many_rows: "Bagi tabel menjadi beberapa berkas: maksimal {} baris sekali unggah",
    cell_count: "Samakan jumlah sel baris ini dengan baris judul",
    formula: "Isi {} dengan nilainya, bukan rumus",
    rounded: "Isi ulang {} dari sumbernya: Excel membulatkan angka yang lebih dari 15 digit. Jadikan format kolomnya Teks lebih dahulu, lalu ketik atau ekspor lagi",
    date_order: "Isi {} sebagai tahun-bulan-tanggal, misalnya 2026-12-31: di kolom ini ada tanggal yang ditulis dengan bulan di depan",
    repeated_email: "Isi e-mail dinas milik orang ini sendiri: baris {} memakai alamat yang sama, padahal kode masuk dikirim ke alamat itu",
    repeated_line: "Periksa {}: nilai ini sudah ada di baris {}",
};

const EN: Text = Text {
    missing_column: "Add the column “{}” to the table",
    unknown_column: "Remove the column “{}” or correct its name: there is none of that name",
    no_head: "Add a row of column names above the data: nama, nik, email, hp, unit, jabatan",
    two_tables: "Keep one sheet with holders: the sheets “{}” and “{}” are both tables of holders",
    workbook_unreadable: "Save it again as .xlsx without a password, or as CSV: this file is damaged, locked, of another format or too large",
    too_many_rows: "Split the table into several files: at most {} rows at a time",
    cell_count: "Give this row as many cells as the head has",
    formula: "Enter the value of the {}, not a formula",
    rounded: "Enter the {} again from its source: Excel rounds numbers of more than 15 digits. Format the column as Text first, then type or export it again",
    date_order: "Enter the {} as year-month-day, such as 2026-12-31: some dates in this column have the month first",
    repeated_email: "Enter this person's own official e-mail: row {} has the same address, and log-in codes are sent to it",
    repeated_line: "Check the {}: row {} has the same value",
};

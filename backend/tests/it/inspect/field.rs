//! Letters that people really bring, and what was found about them in public reports.

use super::{check, judge, make, shown_rejection};

#[test]
fn what_is_only_called_like_a_script_is_none() {
    for page in [
        "/Resources << /Font << /JS 5 0 R /EF 5 0 R >> >>",
        "/Resources << /XObject << /JS 10 0 R /XFA 10 0 R /AA 10 0 R >> /Properties << /JS << /S /Launch >> >> >>",
        "/Annots [<< /Subtype /Widget /FT /Btn /AP << /N << /JS 10 0 R /OpenAction 10 0 R >> >> >>]",
    ] {
        let objects = "10 0 obj << /Type /XObject /Subtype /Form /Length 0 >> stream\n\nendstream endobj";
        let letter =
            String::from_utf8(make::with_page(page)).unwrap().replacen("xref\n", &format!("{objects}\nxref\n"), 1);
        check(page, letter.as_bytes(), Ok(1));
    }
    for (catalog, objects) in [
        ("/Dests << /JS [3 0 R /Fit] /OpenAction [3 0 R /Fit] /EF << /D [3 0 R /Fit] >> >>", ""),
        ("/Dests 10 0 R", "10 0 obj << /JS (a) /S /Launch >> endobj"),
        ("/Names << /Dests << /Names [(JS) [3 0 R /Fit]] >> >>", ""),
        ("/StructTreeRoot << /K << /S /Sound /P 2 0 R /K [<< /S /Movie /A << /S /Launch >> >>] >> >>", ""),
        (
            "/StructTreeRoot 10 0 R",
            "10 0 obj << /RoleMap << /JS /P /Launch /P >> /K 11 0 R >> endobj 11 0 obj << /S /Sound >> endobj",
        ),
        (
            "/X << /Contents 10 0 R >>",
            "10 0 obj << /Length 60 >> stream\nBT (20 0 obj << /S /JavaScript /JS (x) >> endobj) Tj ET\nendstream endobj",
        ),
        ("/Lang (20 0 obj << /S /Launch >> endobj trailer << /Encrypt 21 0 R >>)", ""),
        ("", "10 0 obj << /Type /StructElem /S /Sound /P 9 0 R >> endobj"),
    ] {
        check(catalog, &make::with(catalog, objects), Ok(1));
    }
    let information = make::pdf(
        &["<< /Type /Catalog /Pages << /Kids [<< /Type /Page >>] >> >>", "<< /JS (x) /S /Launch /Title (x) >>"],
        "/Info 2 0 R",
    );
    check("document information", &information, Ok(1));
}

/// The same things where they do count: a name that hides an action elsewhere helps nobody.
#[test]
fn what_is_a_script_is_one_whatever_else_it_is_called() {
    let element = "10 0 obj << /Type /StructElem /S /Launch /F (a.exe) >> endobj";
    for (catalog, objects, expected) in [
        ("/OpenAction 10 0 R /StructTreeRoot << /K 10 0 R >>", element, "ActiveContent(OpenAction)"),
        ("/Outlines << /First << /A 10 0 R >> >>", element, "ActiveContent(Launch)"),
        (
            "/Dests << /JS 10 0 R >> /Names << /JavaScript << /Names [(a) 10 0 R] >> >>",
            "10 0 obj << /JS (x) >> endobj",
            "ActiveContent(JavaScript)",
        ),
        (
            "/AA << /WC 10 0 R >>",
            "10 0 obj << /S /GoTo /Next 11 0 R >> endobj 11 0 obj << /S /Launch >> endobj",
            "ActiveContent(AutomaticAction)",
        ),
        // An object that stands in a text, and that a broken cross-reference may lead to.
        (
            "/OpenAction 20 0 R",
            "10 0 obj << /Length 60 >> stream\nBT (20 0 obj << /S /Launch >> endobj) Tj ET\nendstream endobj",
            "ActiveContent(OpenAction)",
        ),
        // Written in a way that only some viewers take for a reference.
        ("/OpenAction +10 0 R", "10 0 obj << /S /Launch >> endobj", "Unreadable"),
        ("/OpenAction 10.0 0 R", "10 0 obj << /S /GoTo >> endobj", "Unreadable"),
        ("/OpenAction 10 0R", "10 0 obj << /S /Launch >> endobj", "ActiveContent(OpenAction)"),
        ("/OpenAction 10 0 R", "+10 0 obj << /S /Launch >> endobj", "Unreadable"),
        // An object whose number stands in a comment, or whose number is hidden by one.
        ("/OpenAction << /S 10 0 R /F (a.exe) >>", "10 0 %\nobj /Launch endobj", "Unreadable"),
        ("/OpenAction << /S 10 0 R /F (a.exe) >>", "10 %1\n0 obj /Launch endobj", "Unreadable"),
        ("/Threads << /S /Thread /F (lampiran.pdf) >>", "", "ActiveContent(RemoteFile)"),
        ("/PresSteps << /NA << /S /Launch >> >>", "", "ActiveContent(Launch)"),
    ] {
        check(&format!("{catalog} {objects}"), &make::with(catalog, objects), Err(expected));
    }
}

#[test]
fn a_reference_to_nothing_is_nothing() {
    for catalog in [
        "/OpenAction [99 0 R /Fit]",
        "/OpenAction 99 0 R",
        "/Type 99 0 R",
        "/AA 99 0 R",
        "/AA << /WC 99 0 R >>",
        "/X << /S 99 0 R /JS 99 0 R /EF 99 0 R >>",
    ] {
        check(catalog, &make::with(catalog, ""), Ok(1));
    }
    let stream = "10 0 obj << /#46 99 0 R /Length 0 >> stream\n\nendstream endobj";
    check("a stream's file", &make::with("", stream), Ok(1));
}

#[test]
fn what_stands_around_a_letter_does_no_harm() {
    let letter = make::letter();
    let page = "<!doctype html><html><body><object data='x'></object>0 obj</body></html>\n".repeat(45);
    for (name, before, after) in [
        ("2,048 zeros behind", Vec::new(), vec![0; 2048]),
        ("a web page of 3 kB behind", Vec::new(), page.clone().into_bytes()),
        ("40 kB of zeros behind", Vec::new(), vec![0; 40_000]),
        ("2,000 bytes before", vec![b'x'; 2000], Vec::new()),
        ("lines before and behind", b"HTTP/1.1 200 OK\r\n\r\n".repeat(100), page.into_bytes()),
    ] {
        check(name, &[before.as_slice(), &letter, &after].concat(), Ok(1));
        let script = make::with("/OpenAction << /S /Launch >>", "");
        check(name, &[before.as_slice(), &script, &after].concat(), Err("ActiveContent(OpenAction)"));
        let cut = &letter[..letter.len() - 30];
        check(&format!("{name}, cut short"), &[before.as_slice(), cut, &after].concat(), Err("Unreadable"));
    }
    let update = "\n10 0 obj << /Type /Annot >> endobj\nxref\n0 0\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF";
    let update = [letter.as_slice(), update.as_bytes()].concat();
    check("an update", &update, Ok(1));
    for end in (letter.len() + 20)..update.len() {
        check(&format!("an update cut short at {end}"), &update[..end], Err("Unreadable"));
    }
    check(
        "hidden behind the end",
        &[letter.as_slice(), b"\n10 0 obj << /S /Launch >> endobj\n%%EOF"].concat(),
        Err("ActiveContent(Launch)"),
    );
}

#[test]
fn ordinary_decode_parameters_are_read() {
    let content = b"1 0 << /Type /Catalog /Pages 2 0 R >>";
    let script = b"1 0 << /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch >> >>";
    let parameters = "<< /Predictor 12 /Columns 5 >>";
    for (entries, predicted) in [
        ("/DecodeParms [null]", false),
        ("/DecodeParms null", false),
        ("/DecodeParms << /Predictor 1 >>", false),
        ("/DecodeParms [<< /Predictor 1 >>]", false),
        ("/DecodeParms 99 0 R", false),
        (&format!("/DecodeParms {parameters}"), true),
        (&format!("/DecodeParms [{parameters}]"), true),
        ("/DecodeParms 8 0 R", true),
        ("/DecodeParms [8 0 R]", true),
        ("/DecodeParms << /Predictor 9 0 R /Columns 7 0 R >>", true),
    ] {
        for (content, expected) in [(content.as_slice(), Ok(1)), (script, Err("ActiveContent(OpenAction)"))] {
            let data = if predicted { predict(content, 5) } else { content.to_vec() };
            let letter = make::with_stream(&format!("/Filter [/FlateDecode] {entries}"), &make::deflate(&data));
            let others = format!("7 0 obj 5 endobj 8 0 obj {parameters} endobj 9 0 obj 12 endobj\n");
            check(entries, &[b"%PDF-1.7\n", others.as_bytes(), &letter].concat(), expected);
        }
    }
    for entries in [
        "/DecodeParms << /Predictor 2 >>",
        "/DecodeParms << /Predictor 12 /Columns 99999999999 >>",
        "/DecodeParms (x)",
        "/DP null /DecodeParms null",
        "/F /AHx",
    ] {
        let letter = make::with_spare_catalog(&format!("/Filter /FlateDecode {entries}"), &make::deflate(b"9 0 null"));
        check(entries, &letter, Err("Unreadable"));
    }
    // Cut where the next object begins, the first would be a script.
    let letter = make::with_spare_catalog("", b"8 0 9 17 << /S /JavaScriptX >> null");
    let letter = String::from_utf8(letter).unwrap().replace("/N 1 /First 4", "/N 2 /First 9");
    check("an object that reaches into the next", letter.as_bytes(), Err("Unreadable"));
}

#[test]
fn a_refusal_names_the_thing_and_its_page() {
    let date = "/Annots [<< /Subtype /Widget /FT /Tx /T (Tanggal) /AA << /K << /S /JavaScript /JS (AFDate_KeystrokeEx\\(\"dd/mm/yyyy\"\\)) >> >> >>]";
    let link = |action: &str| format!("/Annots [<< /Subtype /Link /A << {action} >> >>]");
    for (page, expected) in [
        (date.to_owned(), "FieldScript, page 1"),
        ("/AA << /O << /S /JavaScript /JS (x) >> >>".to_owned(), "JavaScript, page 1"),
        ("/AA << /O << /S /URI /URI (http://a) >> >>".to_owned(), "AutomaticAction, page 1"),
        (link("/S /JavaScript /JS (x)"), "JavaScript, page 1"),
        (link("/S /SubmitForm"), "SubmitsData, page 1"),
        (link("/S /Launch /F (lampiran.pdf)"), "Launch, page 1"),
        (link("/S /GoToR /F (lampiran.pdf) /D [0 /Fit]"), "RemoteFile, page 1"),
        (link("/S /URI /URI (file:///C:/lampiran.pdf)"), "RemoteFile, page 1"),
        (link("/S /URI /URI <46494C453A2F2F61>"), "RemoteFile, page 1"),
        (link("/S /URI /URI (\\\\\\\\host\\\\share)"), "RemoteFile, page 1"),
        (link("/S /URI /URI (java\\nscript:x)"), "RemoteFile, page 1"),
        ("/Annots [<< /Subtype /FileAttachment >>]".to_owned(), "EmbeddedFile, page 1"),
    ] {
        check(&page, &make::with_page(&page), Err(&format!("ActiveContent({expected})")));
    }
    for action in [
        "/URI (https://bkn.go.id)",
        "/URI (HTTP://a:80/)",
        "/URI (mailto:a@b.go.id)",
        "/URI (tel:021)",
        "/URI (www.bkn.go.id/a:b)",
        "/URI (#hal2)",
    ] {
        check(action, &make::with_page(&link(&format!("/S /URI {action}"))), Ok(1));
    }
    // The field stands in the form and on the second page; its script in the field above it.
    let form = make::pdf(
        &[
            "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R] >> >>",
            "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
            "<< /Type /Page /Parent 2 0 R >>",
            "<< /Type /Page /Parent 2 0 R /Annots [6 0 R] >>",
            "<< /FT /Tx /Kids [6 0 R] /AA << /F 7 0 R >> >>",
            "<< /Subtype /Widget /Parent 5 0 R /P 4 0 R >>",
            "<< /S /JavaScript /JS (AFDate_FormatEx) >>",
        ],
        "",
    );
    assert_eq!(
        judge(&form).map_err(|found| shown_rejection(&found)).unwrap_err(),
        "ActiveContent(FieldScript, page 2)"
    );
}

/// With PNG's filter "up", as `/Predictor 12` says.
fn predict(content: &[u8], columns: usize) -> Vec<u8> {
    let mut above = vec![0; columns];
    let mut rows = Vec::new();
    for row in content.chunks(columns) {
        rows.push(2);
        rows.extend(row.iter().zip(&above).map(|(byte, above)| byte.wrapping_sub(*above)));
        above[..row.len()].copy_from_slice(row);
    }
    rows
}

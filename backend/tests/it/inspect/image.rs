//! Photographs.

use backend::infra::inspect::Kind;

use super::{check, judge, make};

#[test]
fn photographs_are_measured() {
    let small = Err("ImageTooSmall { min: 200 }");
    let huge = Err("ImageTooManyPixels { max: 50000000 }");
    for (width, height, expected) in [
        (4032_u16, 3024, Ok(1)),
        (200, 200, Ok(1)),
        (199, 4000, small),
        (4000, 199, small),
        (1, 1, small),
        (0, 800, Err("Unreadable")),
        (800, 0, Err("Unreadable")),
        (10_000, 5_000, Ok(1)),
        (10_000, 5_001, huge),
        (30_000, 30_000, huge),
        (65_535, 65_535, huge),
    ] {
        check(&format!("JPEG {width} x {height}"), &make::jpeg(width, height), expected);
        check(&format!("PNG {width} x {height}"), &make::png(width.into(), height.into()), expected);
    }
    check("a PNG beyond all measure", &make::png(u32::MAX, u32::MAX), huge);
}

#[test]
fn a_photograph_cut_off_anywhere_is_refused() {
    for whole in [make::jpeg(800, 600), make::png(800, 600)] {
        for length in 8..whole.len() {
            check(&format!("{length} of {} bytes", whole.len()), &whole[..length], Err("Unreadable"));
        }
    }
}

#[test]
fn a_photograph_without_a_picture_is_refused() {
    let whole = make::png(800, 600);
    let data = whole.windows(4).position(|window| window == b"IDAT").unwrap() - 4;
    check("no data", &[&whole[..data], &whole[whole.len() - 12..]].concat(), Err("Unreadable"));
    let whole = make::jpeg(800, 600);
    let frame = whole.windows(2).position(|window| window == b"\xff\xc0").unwrap();
    check("no frame", &[&whole[..frame], &whole[frame + 13..]].concat(), Err("Unreadable"));
    check("fill bytes", &[b"\xff\xd8\xff\xff".as_slice(), &whole[2..]].concat(), Ok(1));
}

#[test]
fn what_a_phone_appends_does_no_harm() {
    check("a film behind the photograph", &[make::jpeg(800, 600), b"ftypmp42".to_vec()].concat(), Ok(1));
}

#[test]
fn the_kind_follows_the_content() {
    assert_eq!(judge(&make::jpeg(800, 600)).unwrap().kind, Kind::Jpeg);
    assert_eq!(judge(&make::png(800, 600)).unwrap().kind, Kind::Png);
    assert_eq!(judge(&make::letter()).unwrap().kind, Kind::Pdf);
}

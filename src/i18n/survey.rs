//! The survey of satisfaction: its elements and grades by name.

use domain::survey::{Element, Grade};

use super::pick;

/// An element's name, as in the regulation.
pub fn element(element: Element) -> &'static str {
    let t = pick(&ID, &EN);
    match element {
        Element::Requirements => t.requirements,
        Element::Procedure => t.procedure,
        Element::Time => t.time,
        Element::Cost => t.cost,
        Element::Product => t.product,
        Element::Competence => t.competence,
        Element::Conduct => t.conduct,
        Element::Complaints => t.complaints,
        Element::Facilities => t.facilities,
    }
}

/// What a grade says of the service.
pub fn grade(grade: Grade) -> &'static str {
    let t = pick(&ID, &EN);
    match grade {
        Grade::A => t.very_good,
        Grade::B => t.good,
        Grade::C => t.poor,
        Grade::D => t.bad,
    }
}

texts! {
    requirements: "Persyaratan", "Requirements";
    procedure: "Sistem, mekanisme, dan prosedur", "System, mechanism and procedure";
    time: "Waktu penyelesaian", "Time taken";
    cost: "Biaya atau tarif", "Cost";
    product: "Produk spesifikasi jenis pelayanan", "Result of the service";
    competence: "Kompetensi pelaksana", "Competence of staff";
    conduct: "Perilaku pelaksana", "Conduct of staff";
    complaints: "Penanganan pengaduan, saran, dan masukan", "Handling of complaints and suggestions";
    facilities: "Sarana dan prasarana", "Facilities";
    very_good: "sangat baik", "very good";
    good: "baik", "good";
    poor: "kurang baik", "poor";
    bad: "tidak baik", "bad";
}

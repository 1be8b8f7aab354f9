//! Tables people keep: any order of columns, names nobody knows, titles above,
//! days first, formulas.

use serde_json::json;

use crate::{holds, read};

#[test]
fn columns_are_told_by_header_or_by_what_stands_in_them() {
    for (table, cases) in [
        // A title above, semicolons, Spanish names, one date that settles the order.
        (
            "Mis trámites 2026\n;;;\nRecibo;Trámite;Fecha de presentación;Estatus;Notas\nIOE 0000 000 202;I-765;25/03/2026;Caso Fue Recibido;hola\nMSC-99-999-00102;I-130;04/05/2026;Caso Fue Aprobado;\n",
            json!([
                {"receipt_number": "IOE0000000202", "form_type": "I-765", "received_date": "2026-03-25", "status_phase": "received"},
                {"receipt_number": "MSC9999900102", "form_type": "I-130", "received_date": "2026-05-04", "status_phase": "approved"},
            ]),
        ),
        // Names that say nothing.
        (
            "A,B,C,D\n3/14/2026,IOE0000000202,I765,Case Was Received\n5/26/2026,IOE0000000203,I131,Case Was Approved\n",
            json!([
                {"receipt_number": "IOE0000000202", "form_type": "I-765", "received_date": "2026-03-14", "status_title": "Case Was Received"},
                {"receipt_number": "IOE0000000203", "form_type": "I-131", "received_date": "2026-05-26", "status_phase": "approved"},
            ]),
        ),
        // No names at all, tabs.
        (
            "IOE0000000202\tI-765\tCase Was Received\nIOE0000000203\tI-131\tCase Was Approved\n",
            json!([
                {"receipt_number": "IOE0000000202", "form_type": "I-765"},
                {"receipt_number": "IOE0000000203", "form_type": "I-131"},
            ]),
        ),
        // A date whose name says something else is not the filing date.
        (
            "Person,Case,Date filed,Biometrics,PD\nAlex,IOE0000000202,3/25/2026,4/11/2026,1/2/2024\n",
            json!([{"receipt_number": "IOE0000000202", "received_date": "2026-03-25", "priority_date": "2024-01-02", "applicant_name": "Alex"}]),
        ),
    ] {
        let (_, found) = read(table.as_bytes(), "csv");
        assert_eq!(found["source_kind"], "csv", "{table}");
        assert!(holds(&cases, &found["cases"]), "{}", found["cases"]);
        assert_eq!(found["deadlines"], json!([]));
        assert_eq!(found["appointments"], json!([]));
    }
}

#[test]
fn running_text_with_commas_is_no_table() {
    let text = "Department of Homeland Security\nDear Alex, your cases IOE0000000202, IOE0000000203, and others,\nwere moved, Alex, IOE0000000202, to another office, with, all, papers\n";
    let (_, found) = read(text.as_bytes(), "txt");
    assert_ne!(found["source_kind"], "csv", "{found}");
}

#[test]
fn formula_cells_are_text_and_never_run() {
    let table = "Receipt,Form,Nickname,Notes\nIOE0000000202,I-765,=HYPERLINK(\"http://x.example\"),@SUM(1)\nIOE0000000203,I-131,+cmd|' /C calc'!A0,-(1)\n";
    let (code, found) = read(table.as_bytes(), "csv");
    assert_eq!(code, Some(1));
    assert!(found["warnings"].to_string().contains("formula_not_run"));
    for case in found["cases"].as_array().expect("cases") {
        for field in ["nickname", "notes"] {
            let kept = case[field].as_str().unwrap_or("'");
            assert!(kept.starts_with('\''), "{kept}");
        }
    }
}

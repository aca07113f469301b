//! Temporary.
use std::path::Path;
fn main() {
    if std::env::args().nth(1).as_deref() == Some("fmt") {
        for arg in std::env::args().skip(2) {
            let text = std::fs::read_to_string(&arg).unwrap();
            let one = campaignc::syntax::lay_out(&text, &campaignc::syntax::parse(&text, &campaignc::lower::nesting));
            let two =
                campaignc::syntax::lay_out(&one.text, &campaignc::syntax::parse(&one.text, &campaignc::lower::nesting));
            if std::env::args().len() == 3 {
                print!("{}", one.text);
            }
            eprintln!("{arg}: changed {} refused {} stable {}", one.text != text, one.refused, one.text == two.text);
        }
        return;
    }
    for arg in std::env::args().skip(1) {
        let path = Path::new(&arg);
        let lowered = campaignc::Project::open(path, Path::new("")).check(path, jiff::civil::date(2027, 1, 1));
        for f in &lowered.findings {
            let s = lowered.sources.get(f.span.file);
            let lc = s.line_column(f.span.start);
            println!(
                "{}:{}:{}: {}[{}]: {} | {} | {}",
                s.name,
                lc.line,
                lc.column,
                f.level,
                f.rule,
                f.message,
                f.label,
                f.help.as_deref().unwrap_or("")
            );
            for r in &f.related {
                let s = lowered.sources.get(r.span.file);
                println!("     {}:{} {}", s.name, s.line_column(r.span.start).line, r.message);
            }
        }
        if let Some(c) = lowered.campaign {
            println!("{}: {} influencers {} posts {} unused", arg, c.influencers.len(), c.posts.len(), c.unused.len());
        }
    }
}

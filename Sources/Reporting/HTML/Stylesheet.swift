import Markup

/// The style sheet of the pages, for light and dark screens and for print.
///
/// Color is never the only cue: a sign or a word has the same meaning. The contrast of text and background is
/// at least 4.5 to 1 in all schemes; a test computes it from this text.
enum Stylesheet {
  static let markup: Markup = """
    :root{--ground:#fff;--panel:#f6f7f9;--line:#d5dae1;--text:#1b2430;--quiet:#525d6b;--link:#0b57a4;--error:#a3200d;--error-g:#fbe4de;--error-d:#f3bcae;--warning:#7a4a00;--warning-g:#fcefcf;--note:#1d4f91;--note-g:#e3ecf8;--good:#0a5c4a;--good-g:#dbefe9;--mute-g:#eef0f3}
    @media (prefers-color-scheme:dark){:root{--ground:#12161c;--panel:#1a2029;--line:#343d4a;--text:#e6eaf0;--quiet:#a5b0bf;--link:#8cbdf5;--error:#ffab98;--error-g:#42201a;--error-d:#6b2c20;--warning:#f4cb7d;--warning-g:#3b2e12;--note:#a9ccf7;--note-g:#1d2f47;--good:#86dcc4;--good-g:#14362d;--mute-g:#232a34}}
    @media print{:root{--ground:#fff;--panel:#f6f7f9;--line:#d5dae1;--text:#1b2430;--quiet:#525d6b;--link:#0b57a4;--error:#a3200d;--error-g:#fbe4de;--error-d:#f3bcae;--warning:#7a4a00;--warning-g:#fcefcf;--note:#1d4f91;--note-g:#e3ecf8;--good:#0a5c4a;--good-g:#dbefe9;--mute-g:#eef0f3}}
    *{box-sizing:border-box}
    html{background:var(--ground);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif;-webkit-text-size-adjust:100%;scroll-behavior:smooth;print-color-adjust:exact;-webkit-print-color-adjust:exact}
    @media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
    body{margin:0 auto;max-width:70rem;padding:0 1.5rem 3rem;overflow-wrap:break-word}
    a{color:var(--link);text-underline-offset:.15em}
    a:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}
    .skip{position:absolute;left:-100rem;background:var(--ground);padding:.5rem 1rem}
    .skip:focus{left:1rem;top:1rem}
    h1,h2,h3,h4{line-height:1.2;margin:0;font-weight:650;text-wrap:balance}
    h1{font-size:1.9rem;letter-spacing:-.015em}
    h2{font-size:1.6rem;letter-spacing:-.01em}
    h3{font-size:1.2rem;margin:0 0 .75rem}
    h4{font-size:1rem;margin:1.25rem 0 .5rem}
    p{margin:0 0 .75rem;max-width:72ch}
    ul,ol{margin:0;padding-left:1.25rem}
    code{font:.875em ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace;overflow-wrap:anywhere}
    header.page{padding:2.5rem 0 1.25rem;border-bottom:3px solid var(--text)}
    .eyebrow{margin:0 0 .35rem;color:var(--quiet);font-size:.8125rem;font-weight:600;letter-spacing:.08em;text-transform:uppercase}
    .meta{color:var(--quiet);font-size:.9375rem;margin:.5rem 0 0}
    nav{padding:.75rem 0;border-bottom:1px solid var(--line)}
    nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0;font-size:.9375rem}
    section{margin-top:2.5rem}
    article{margin-top:3rem}
    article+article{border-top:3px solid var(--text);padding-top:2rem}
    .summary{font-size:1.125rem;color:var(--quiet);margin-top:.5rem}
    .verdict{border-left:.375rem solid var(--line);background:var(--panel);padding:1rem 1.25rem;margin:1.25rem 0;font-size:1.125rem;font-weight:600;max-width:none}
    .verdict.gaps,.verdict.incomplete{border-color:var(--error);background:var(--error-g);color:var(--error)}
    .verdict.warnings{border-color:var(--warning);background:var(--warning-g);color:var(--warning)}
    .verdict.remarks{border-color:var(--note);background:var(--note-g);color:var(--note)}
    .verdict.clean{border-color:var(--good);background:var(--good-g);color:var(--good)}
    dl.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:1rem 1.5rem;margin:1.25rem 0 0}
    dl.facts dt,.tile span{color:var(--quiet);font-size:.8125rem}
    dl.facts dd{margin:0;font-weight:550}
    dl.facts .wide{grid-column:span 2}
    dl.record{margin:0}
    dl.record dt{font-weight:600;margin-top:.75rem}
    dl.record dd{margin:0;max-width:72ch}
    .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(8rem,1fr));gap:.75rem;list-style:none;padding:0;margin:1.5rem 0 0}
    .tile{border:1px solid var(--line);border-radius:.375rem;padding:.75rem 1rem}
    .tile b{display:block;font-size:1.75rem;line-height:1.2;font-variant-numeric:tabular-nums}
    .two{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(24rem,100%),1fr));gap:1rem 2rem;align-items:start}
    .scroll{overflow-x:auto;margin:0 0 .75rem}
    table{border-collapse:collapse;width:100%;font-size:.9375rem}
    caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    th,td{text-align:left;vertical-align:top;padding:.5rem .75rem;border-bottom:1px solid var(--line);font-weight:400;overflow-wrap:break-word;min-width:4.5rem}
    thead th{font-size:.8125rem;font-weight:600;color:var(--quiet);border-bottom:2px solid var(--line);vertical-align:bottom}
    tbody th{font-weight:550}
    td ul{padding-left:1.1rem}
    .n td,.n thead th{text-align:right;font-variant-numeric:tabular-nums;min-width:3rem}
    .n thead th:first-child{text-align:left}
    .quiet{color:var(--quiet)}.small{font-size:.875rem;columns:2 22rem;column-gap:2rem}
    .sub{display:block;color:var(--quiet);font-size:.8125rem;font-weight:400}
    .tag{display:inline-block;border-radius:.25rem;padding:0 .45em;font-size:.8125rem;font-weight:600;white-space:nowrap}
    .e{background:var(--error-g);color:var(--error)}
    .d{background:var(--error-d);color:var(--text)}
    .w{background:var(--warning-g);color:var(--warning)}
    .o{background:var(--note-g);color:var(--note)}
    .g{background:var(--good-g);color:var(--good)}
    .m{background:var(--mute-g);color:var(--quiet)}
    table.heat{border-collapse:separate;border-spacing:3px;table-layout:fixed;min-width:52rem}
    .heat th,.heat td{overflow-wrap:anywhere;border:0;padding:.4rem .55rem;font-size:.8125rem;line-height:1.35;min-width:0;border-radius:.2rem}
    .heat thead th{padding-bottom:.2rem;overflow-wrap:normal}
    .heat thead th:first-child{width:19%}
    .heat td b{font-weight:650;display:block}
    .heat td a,.heat td .sub{color:inherit}
    .heat td.x{background:none}
    table.fleet{min-width:60rem;table-layout:auto}
    .fleet thead th:first-child{width:24%}
    .fleet td{text-align:center;white-space:nowrap}
    .fleet td.l{text-align:left}
    .meta+.key{margin-top:.6rem}
    .key{display:flex;flex-wrap:wrap;gap:.35rem .75rem;list-style:none;padding:0;margin:0 0 .75rem;font-size:.8125rem;color:var(--quiet)}
    ol.gaps{list-style:none;padding:0;counter-reset:gap}
    ol.gaps>li{counter-increment:gap;border:1px solid var(--line);border-left:.375rem solid var(--line);border-radius:.25rem;padding:.85rem 1rem .85rem 3rem;margin:0 0 .6rem;position:relative;break-inside:avoid}
    ol.gaps>li::before{content:counter(gap);position:absolute;left:0;top:.85rem;width:2.5rem;text-align:right;color:var(--quiet);font-variant-numeric:tabular-nums}
    ol.gaps>li.error{border-left-color:var(--error)}
    ol.gaps>li.warning{border-left-color:var(--warning)}
    ol.gaps>li.note{border-left-color:var(--note)}
    ol.gaps>li:target{background:var(--panel);outline:2px solid var(--link)}
    .gap-head{font-weight:600;margin:0;max-width:none}
    .gap-do{margin:.35rem 0 0}
    .gap-meta{display:flex;flex-wrap:wrap;gap:.15rem 1.1rem;color:var(--quiet);font-size:.8125rem;margin:.4rem 0 0;max-width:none}
    .gap-why{color:var(--quiet);font-size:.875rem;margin:.35rem 0 0}
    figure{margin:0 0 1rem}
    figcaption{color:var(--quiet);font-size:.875rem;margin-top:.35rem}
    svg{display:block;width:100%;height:auto;font-family:inherit}
    .drawing svg{min-width:46rem;max-width:64rem}
    .ladder svg{max-width:38rem;min-width:20rem}
    .timeline svg{min-width:40rem}
    svg text{fill:var(--text)}
    svg .q{fill:var(--quiet)}
    svg .box{fill:var(--ground);stroke:var(--quiet);stroke-width:1.2}
    svg .box.bad{fill:var(--error-g);stroke:var(--error);stroke-width:2}
    svg .box.warn{fill:var(--warning-g);stroke:var(--warning);stroke-width:2}
    svg .ours{fill:var(--panel);stroke:var(--text);stroke-width:1.5;stroke-dasharray:7 5}
    svg .lane{fill:none;stroke:var(--line)}
    svg .edge{fill:none;stroke:var(--quiet);stroke-width:1.3}
    svg .edge.cross{stroke-dasharray:5 4}
    svg .tip{fill:var(--quiet)}
    svg .badge{fill:var(--error)}
    svg .badge.warn{fill:var(--warning)}
    svg .badge-t{fill:var(--ground);font-weight:700}
    svg .step{fill:var(--mute-g);stroke:none}
    svg .step.on{fill:var(--note)}
    svg .step.up{fill:var(--error)}
    svg .inv{fill:var(--ground);font-weight:600}
    svg .now{stroke:var(--text);stroke-width:2}
    svg .axis{stroke:var(--line);stroke-width:2}
    svg .late{fill:var(--error)}
    svg .soon{fill:var(--warning)}
    svg .calm{fill:var(--note)}
    svg .past{fill:var(--quiet)}
    svg .bar{fill:var(--note)}
    footer{margin-top:4rem;border-top:1px solid var(--line);padding-top:1rem;color:var(--quiet);font-size:.875rem}
    @media (max-width:40rem){body{padding:0 1rem 2rem}th,td{padding:.45rem .5rem;min-width:3.5rem}.n td,.n thead th{min-width:0}h1{font-size:1.5rem}h2{font-size:1.35rem}header.page{padding-top:1.5rem}ol.gaps>li{padding-left:1rem}ol.gaps>li::before{position:static;width:auto;margin-right:.5rem;float:left}}
    @page{size:A4;margin:16mm 14mm}
    @media print{html{font-size:10.5pt}body{max-width:none;padding:0}nav,.skip{display:none}.scroll{overflow:visible}.drawing svg,.timeline svg,.ladder svg,table.heat,table.fleet{min-width:0}.heat th,.heat td{font-size:7.5pt;padding:3pt}section{margin-top:16pt}article+article{break-before:page;border:0}tr,figure,.verdict{break-inside:avoid}h2,h3,h4{break-after:avoid}thead{display:table-header-group}a{color:inherit}header.page{padding-top:0}}
    """

  static var text: String { markup.text }
}

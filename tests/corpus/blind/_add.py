import sys, re, json, os

P = "passages.jsonl"
n = sum(1 for _ in open(P, encoding="utf-8")) if os.path.exists(P) else 0
out = []
bad = 0
for ln, l in enumerate(sys.stdin, 1):
    l = l.strip()
    if not l:
        continue
    try:
        lang, kind, field, t = [x.strip() for x in l.split("|", 3)]
    except ValueError:
        print("BAD", l[:60])
        bad += 1
        continue
    text = ""
    es = []
    pos = 0
    for m in re.finditer(r"\[\[(.+?)>>(.+?)>>([cs])\]\]", t):
        text += t[pos : m.start()]
        es.append((len(text), m[1], m[2].split("/"), {"c": "compound", "s": "single"}[m[3]]))
        text += m[1]
        pos = m.end()
    text += t[pos:]
    if "[[" in text or ">>" in text:
        print("MARK", text[:60])
        bad += 1
    lo, hi = (100, 400) if lang != "en" else (150, 600)
    if not lo <= len(text) <= hi:
        print("LEN", len(text), text[:40])
    errs = []
    es = [x for x in es if x[1] not in x[2] or print("IDENT", x)]
    for p, e, a, c in es:
        nth = 1
        i = text.find(e)
        while i < p:
            nth += 1
            i = text.find(e, i + 1)
        assert i == p
        errs.append({"text": e, "nth": nth, "accept": a, "class": c})
    n += 1
    out.append(
        json.dumps(
            {"id": f"blind-{n:04d}", "lang": lang, "kind": kind, "field": field, "text": text, "errors": errs},
            ensure_ascii=False,
        )
    )
if bad == 0:
    open(P, "a", encoding="utf-8").write("".join(x + "\n" for x in out))
print("added" if not bad else "NOT added", len(out), "total", n)

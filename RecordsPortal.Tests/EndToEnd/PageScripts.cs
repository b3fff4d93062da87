namespace RecordsPortal.Tests.EndToEnd;

/// <summary>Questions asked inside a page.</summary>
internal static class PageScripts
{
    /// <summary>Everything a reader is shown or told, one piece a line: texts, labels, hints, and what stands in place of a picture.</summary>
    public const string AllText = """
        () => {
            const said = [document.title, document.body.innerText];
            for (const element of document.querySelectorAll('[aria-label],[title],[placeholder],[alt],[aria-description]'))
                for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'])
                    if (element.getAttribute(name)) said.push(element.getAttribute(name));
            return said.join('\n');
        }
        """;

    /// <summary>Things to press that are smaller than 24 × 24 pixels; links inside a sentence and what is only there for screen readers do not count.</summary>
    public const string SmallTargets = """
        () => [...document.querySelectorAll('a[href],button,input:not([type=hidden]),select,summary,[role=button],[role=tab]')]
            .filter(e => e.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
            .filter(e => !e.closest('p,li,td,dd,.sr-only,.skip-link'))
            .map(e => [e, e.getBoundingClientRect()])
            .filter(([e, box]) => box.width > 1 && box.height > 1 && (box.width < 24 || box.height < 24))
            .filter(([e]) => !(e.matches('input[type=radio],input[type=checkbox]') && e.closest('label')))
            .map(([e, box]) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${e.outerHTML.slice(0, 160)}`)
        """;

    /// <summary>
    /// What is wrong with where the focus is: nothing shows it, or something lies over it. Null once the page has no further stop. With reduced
    /// motion a style still takes some frames to change, and asked at once a page answers with how it looked before.
    /// </summary>
    public const string FocusFault = """
        async () => {
            const fault = () => {
                const e = document.activeElement;
                if (!e || e === document.body) return null;
                const box = e.getBoundingClientRect();
                const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 20), 0), innerWidth - 1);
                const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
                const over = document.elementFromPoint(x, y);
                const own = [e, ...(e.labels ?? [])];
                const name = e.outerHTML.slice(0, 120);
                if (!over || !own.some(m => m.contains(over) || over.contains(m))) return `covered: ${name}`;
                const shown = [...own, e.parentElement, e.parentElement?.parentElement].some(m => {
                    const style = m && getComputedStyle(m);
                    return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
                });
                return shown ? '' : `focus not shown: ${name}`;
            };
            let said = fault();
            for (let frame = 0; said && frame < 60; frame++) {
                await new Promise(painted => requestAnimationFrame(painted));
                said = fault();
            }
            return said;
        }
        """;

    /// <summary>What holds the focus: its tag and its words.</summary>
    public const string Focused = """
        () => { const e = document.activeElement; return `${e.tagName} ${(e.innerText || e.getAttribute('aria-label') || e.id || '').trim()}`; }
        """;
}

"""The sentences of `htp fees --compare` in English, by id."""

OUTSIDE = {
    "compare.title.general": "The same company in the park and outside it",
    "compare.title.general.in-currency": "The same company in the park and outside it, in {currency}",
    "compare.title.single-tax": "Outside with the single tax, instead of profit tax and sales tax",
    "compare.title.single-tax.in-currency": (
        "Outside with the single tax, instead of profit tax and sales tax, in {currency}"
    ),
    "compare.in-the-park": "In the park",
    "compare.outside": "Outside",
    "compare.known-on-both-sides": "Known on both sides",
    "compare.cannot-be-told": (
        "Whether the park saves money cannot be told: one side or both are not known of {charges}."
    ),
    "compare.not-in-that": "Not in that: {charges}.",
    "compare.entrepreneur": (
        "Whether the park saves money cannot be told. An individual entrepreneur pays a tax and contributions of his "
        "own. They are not worked out here, in the park or outside it. Ask the tax service."
    ),
    "compare.own-tax": "an individual entrepreneur pays a tax of his own instead, which is not worked out here",
    "compare.general.same": "In the park the company and its employees together pay as much as outside it.",
    "compare.general.less": "In the park the company and its employees together pay {amount} less than outside it.",
    "compare.general.more": "In the park the company and its employees together pay {amount} more than outside it.",
    "compare.general.less-or-more": (
        "In the park the company and its employees together pay up to {less} less or up to {more} more than outside "
        "it. It depends on the rates that would apply."
    ),
    "compare.general.as-far-as-known.same": (
        "As far as both sides are known, in the park the company and its employees together pay as much as outside it."
    ),
    "compare.general.as-far-as-known.less": (
        "As far as both sides are known, in the park the company and its employees together pay {amount} less than "
        "outside it."
    ),
    "compare.general.as-far-as-known.more": (
        "As far as both sides are known, in the park the company and its employees together pay {amount} more than "
        "outside it."
    ),
    "compare.general.as-far-as-known.less-or-more": (
        "As far as both sides are known, in the park the company and its employees together pay up to {less} less or "
        "up to {more} more than outside it. It depends on the rates that would apply."
    ),
    "compare.single-tax.same": "In the park they together pay as much as outside it with the single tax.",
    "compare.single-tax.less": "In the park they together pay {amount} less than outside it with the single tax.",
    "compare.single-tax.more": "In the park they together pay {amount} more than outside it with the single tax.",
    "compare.single-tax.less-or-more": (
        "In the park they together pay up to {less} less or up to {more} more than outside it with the single tax. It "
        "depends on how customers pay."
    ),
    "compare.single-tax.as-far-as-known.same": (
        "As far as both sides are known, in the park they together pay as much as outside it with the single tax."
    ),
    "compare.single-tax.as-far-as-known.less": (
        "As far as both sides are known, in the park they together pay {amount} less than outside it with the "
        "single tax."
    ),
    "compare.single-tax.as-far-as-known.more": (
        "As far as both sides are known, in the park they together pay {amount} more than outside it with the "
        "single tax."
    ),
    "compare.single-tax.as-far-as-known.less-or-more": (
        "As far as both sides are known, in the park they together pay up to {less} less or up to {more} more than "
        "outside it with the single tax. It depends on how customers pay."
    ),
    "compare.how": "How the other side was worked out",
    "compare.rates": "{least} to {most}",
    "compare.tax": "{rates} of {base} of {of}: {amount}.",
    "compare.tax.or-at-home": (
        "{rates} of {base} of {of}, or only of {at_home} from customers at home: {amount}. Whether sales abroad are "
        "charged was not found."
    ),
    "compare.tax-missing": "{rates} of {base}. Missing in the profile: {keys}.",
    "compare.some-rates-known": "Of the rate {rates} is known; the rest is not: {reasons}.",
    "compare.some-rates-known.cited": "Of the rate {rates} is known; the rest is not: {reasons} {citation}.",
    "compare.rate-not-known": "The rate is not known: {reasons}.",
    "compare.rate-not-known.cited": "The rate is not known: {reasons} {citation}.",
    "compare.before-law": "the rulebook begins only with the law on the park",
    "compare.value-added-tax": "Value-added tax",
    "compare.value-added-tax.rate": (
        "{rate}, and left out. What a company bears of it depends on its purchases and on where its customers are."
    ),
    "compare.value-added-tax.no-rate": (
        "Left out. What a company bears of it depends on its purchases and on where its customers are."
    ),
    "compare.left-out": "Left out",
    "compare.left-out.text": (
        "The tax on electronic trade, other tariffs for foreign employees before December 2022, and the lowest and "
        "highest base of contributions and income tax. The profit is taken to be the same on both sides."
    ),
}

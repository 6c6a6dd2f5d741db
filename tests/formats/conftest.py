"""A resume of our own that uses every section, to be read whole or broken on purpose."""

import copy
import json

import pytest

RESUME = {
    "$schema": "https://example.org/schema.json",
    "basics": {"name": "Ada Example", "email": "ada@example.org"},
    "work": [
        {
            "name": "Harbour Works",
            "position": "Crane Engineer",
            "location": "Rotterdam",
            "url": "https://harbour.example",
            "startDate": "2019-04",
            "endDate": "2022-08-31",
            "summary": "Kept eleven cranes moving.",
            "description": "A port",
            "highlights": ["Halved the idle time", "Taught two apprentices"],
        },
        {"company": "Old Mill", "website": "http://mill.example", "startDate": "2015"},
    ],
    "volunteer": [
        {
            "organization": "Sea Rescue",
            "position": "Helper",
            "startDate": "2018",
            "highlights": ["Rowed the night shift"],
        }
    ],
    "education": [
        {
            "institution": "Delft",
            "studyType": "MSc",
            "area": "Mechanics",
            "startDate": "2012-09",
            "endDate": "2014-07",
            "score": "8.1",
            "courses": ["Statics", "Dynamics"],
        }
    ],
    "awards": [{"title": "Safe Year", "date": "2021-12", "awarder": "Port", "summary": "No harm."}],
    "certificates": [
        {"name": "Rigging II", "date": "2020-03-05", "issuer": "Guild", "url": "https://g.example"}
    ],
    "projects": [
        {
            "name": "Tide clock",
            "description": "A clock for the quay.",
            "highlights": ["Runs on one battery"],
            "keywords": ["Woodwork", "C"],
            "startDate": "2016-01",
            "endDate": "2016-05",
            "roles": ["Builder"],
            "entity": "Museum",
            "type": "hobby",
            "url": "https://tide.example",
        }
    ],
    "publications": [{"name": "On Ropes", "publisher": "Splice", "releaseDate": "2020"}],
    "skills": [{"name": "Lifting", "level": "Master", "keywords": ["Cranes", "Rigging"]}],
    "languages": [{"language": "Dutch", "fluency": "Native"}],
    "interests": [],
    "references": [{"name": "Bo Foreman", "reference": "Calm in every storm."}],
    "meta": {"version": "v1.0.0"},
}


@pytest.fixture
def resume():
    """The resume as a value that a test may change."""
    return copy.deepcopy(RESUME)


@pytest.fixture
def resume_bytes():
    return json.dumps(RESUME, indent=1).encode()

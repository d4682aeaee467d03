"""DOT for the tests: something like the storage service, tangles, and what people might type."""

import random

# The storage service in the large: zones in zones, hops as cards, ports as pills.
SERVICE = r"""
digraph service {
  graph [id="route", rankdir=LR, newrank=true, compound=true, bgcolor=transparent, fontname=Arial]
  node [shape=box, style="rounded,filled", fillcolor=white, fontname=Arial, fontsize=12]
  edge [fontname=Arial, fontsize=9, color="#475569"]
  client [id="hop-client", class="hop client", label="CLIENT\nAPI user", URL="/hops/client/"]
  subgraph cluster_gateway {
    graph [id="hop-gateway", class="hop gateway", label="API GATEWAY · Storage API"
           style="rounded,filled", fillcolor=white, color="#be185d", URL="/hops/gateway/"]
    gateway_443 [id="port-gateway-443", class="port", label=":443 HTTPS", fillcolor="#be185d"
                 fontcolor=white, color="#be185d", URL="/ports/gateway-443/", tooltip="Port 443"]
  }
  subgraph cluster_vpc {
    graph [id="zone-vpc", class="zone", label="Private VPC", labeljust=l, style="rounded,filled"
           fillcolor="#f0fdf4", color="#15803d"]
    link [id="hop-link", class="hop vpc_link", label="VPC LINK\napi_vpc_link"]
    subgraph cluster_balancing {
      graph [id="zone-lb", class="zone", label="Load balancing", fillcolor="#faf5ff"
             color="#7e22ce"]
      subgraph cluster_nlb {
        graph [id="hop-nlb", class="hop", label="NETWORK LOAD BALANCER · api-nlb", fillcolor=white]
        nlb_65535 [id="port-nlb-65535", class="port", label=":65535 ingests", fillcolor="#7e22ce"
                   fontcolor=white]
        nlb_65534 [id="port-nlb-65534", class="port", label=":65534 bags", fillcolor="#7e22ce"
                   fontcolor=white]
      }
      tg_items [id="hop-tg-items", class="hop", label="TARGET GROUP\nitems"]
      tg_bags [id="hop-tg-bags", class="hop", label="TARGET GROUP\nbags"]
    }
    subgraph cluster_task {
      graph [id="zone-task", class="zone task", label="ECS task · ingests API"
             fillcolor="#fff7ed", color="#c2410c"]
      nginx_9000 [id="port-nginx-9000", class="port", label=":9000", fillcolor="#c2410c"]
      app_9001 [id="port-app-9001", class="port", label=":9001", fillcolor="#c2410c"]
    }
  }
  client -> gateway_443 [id="edge-1", class="link taken", label="GET /ingests", URL="/rules/1/"]
  gateway_443 -> link [id="edge-2", class="link", label="/ingests → :65535"]
  link -> nlb_65535 [id="edge-3", class="link"]
  link -> nlb_65534 [id="edge-4", class="link dim"]
  nlb_65535 -> tg_items [id="edge-5", class="link"]
  nlb_65534 -> tg_bags [id="edge-6", class="link dim"]
  tg_items -> nginx_9000 [id="edge-7", class="link", label="healthy target"]
  nginx_9000 -> app_9001 [id="edge-8", class="link", label=localhost]
}
"""
SERVICE_NODES = 9
SERVICE_EDGES = 8

# What a person can type into a name, and would like to get out of it.
PAYLOADS = [
    "<script>alert(1)</script>",
    "</text></svg><script>alert(1)</script>",
    "\"quotes\" and 'quotes'",
    "back\\slash \\N \\n \\L",
    "]]> and <![CDATA[",
    "--> <!-- ",
    "&amp; & &lt;",
    "<b>bold</b> <foreignObject/>",
    "é 漢字 😀 \u202e",
]


def quoted(text: str) -> str:
    """Return DOT's string for a label that shows exactly this text."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;") + '"'


def labelled(text: str, url: str = "/hops/a/") -> str:
    """Return DOT with the text as label, tooltip, id and class of everything that can have them."""
    label = quoted(text)
    words = f"label={label}, tooltip={label}, URL={quoted(url)}, fontname=Arial"
    return (
        f"digraph {label} {{ subgraph cluster_a {{ graph [id=zone, {words}] "
        f'a [id={label}, class={label}, {words}] b [id=b] }} a -> b [id="edge", {words}] }}'
    )


def tangle(nodes: int, edges: int) -> str:
    """Return DOT of a random graph; 1,000 nodes and 5,000 edges take minutes and a gigabyte."""
    pick = random.Random(1)  # noqa: S311 - the same tangle every time
    pairs = [f"n{pick.randrange(nodes)}->n{pick.randrange(nodes)}" for _ in range(edges)]
    every = ";".join(f"n{number}" for number in range(nodes))
    return f"digraph {{ newrank=true; {every}; {'; '.join(pairs)} }}"

"""Codes of the private link, the network load balancer and its target groups."""

from __future__ import annotations

from docs_app.core.codes.code import BALANCER, GATEWAY, Code

LISTENERS = BALANCER + "load-balancer-listeners.html"
BALANCERS = BALANCER + "network-load-balancers.html"
TARGETS = BALANCER + "load-balancer-target-groups.html"
HEALTH = BALANCER + "target-group-health-checks.html"

_BALANCER = (
    Code(
        "VPCL_NOT_AVAILABLE",
        "Link not available",
        "The VPC link is not in service, so the gateway cannot reach what lies behind it.",
        504,
        source=GATEWAY + "set-up-private-integration.html",
        response="INTEGRATION_FAILURE",
    ),
    Code(
        "NLB_LISTENER_MATCHED",
        "Listener found",
        "The listener of this port hands the connection to its one target group. A network load"
        " balancer sees connections only, never a method, host or path.",
        source=LISTENERS,
    ),
    Code(
        "NLB_NO_LISTENER",
        "No listener on the port",
        "The packets are dropped, not refused, so whoever sent them waits until its own timeout.",
        source=LISTENERS,
    ),
    Code(
        "NLB_FLOW_HASH",
        "Target chosen for the connection",
        "A hash of the flow chooses the target, once for each connection and not for each"
        " request: any one that may serve.",
        source=BALANCER + "introduction.html",
    ),
    Code(
        "NLB_ZONAL",
        "Targets of the node's own zone",
        "With cross-zone load balancing off, a node of the balancer uses only targets in its own"
        " availability zone.",
        source=BALANCERS,
    ),
    Code(
        "NLB_ZONE_OUT_OF_DNS",
        "Zone taken out of DNS",
        "An availability zone without a healthy target in any one target group leaves the"
        " balancer's DNS name, and with it all the balancer's target groups there.",
        source=HEALTH,
    ),
    Code(
        "ASSUME_VPCLINK_FOLLOWS_DNS",
        "The link follows DNS",
        "A VPC link is taken to stop using an availability zone that has left the balancer's"
        " DNS name.",
        assumed=True,
    ),
    Code(
        "SG_BLOCKS",
        "Not open to the sender",
        "A security group lets nothing in from there; the packets are dropped, and the sender"
        " waits until its own timeout.",
        source=BALANCER + "load-balancer-security-groups.html",
    ),
    Code(
        "NLB_IDLE",
        "Idle flow forgotten",
        "After the idle timeout the balancer forgets a flow; the next packet on it is answered"
        " with a reset, once.",
        source=BALANCERS,
    ),
)

_TARGET_GROUP = (
    Code(
        "TG_TARGET_CHOSEN",
        "Target chosen",
        "One of the healthy targets among those registered gets the connection.",
        source=TARGETS,
    ),
    Code(
        "TG_NOT_YET_HEALTHY",
        "Not yet healthy",
        "The target is registered but has not passed its first health checks: it gets nothing.",
        source=HEALTH,
    ),
    Code(
        "TG_FAIL_OPEN",
        "All unhealthy, so all are used",
        "When every registered target is unhealthy, requests go to all of them. What happens"
        " then is up to the container.",
        source=HEALTH,
    ),
    Code(
        "TG_EMPTY",
        "No target",
        "The target group has no registered target to send to.",
        source=TARGETS,
    ),
    Code(
        "TG_DRAINING",
        "Target leaving",
        "The target is being deregistered: no new connections; open ones live on for the"
        " deregistration delay.",
        source=TARGETS,
    ),
    Code(
        "TG_TARGET_RESET",
        "Connections of an unhealthy target reset",
        "The target has just become unhealthy, and its open connections are reset, once.",
        source=TARGETS,
    ),
)

ROWS = (*_BALANCER, *_TARGET_GROUP)
